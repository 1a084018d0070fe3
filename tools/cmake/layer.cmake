# One static library a layer. The link order repeats tools/debrief/LAYERS, which a test holds every #include against.
#
#   debrief_layer(yaml DEPENDS base text LIBRARIES yaml-cpp)
function(debrief_layer name)
  cmake_parse_arguments(ARG "" "" "DEPENDS;LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS
    ${PROJECT_SOURCE_DIR}/tools/debrief/${name}/*.cpp ${PROJECT_SOURCE_DIR}/tools/debrief/${name}/*.h)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  add_library(debrief_${name} STATIC ${sources})
  set_target_properties(debrief_${name} PROPERTIES LINKER_LANGUAGE CXX)
  target_include_directories(debrief_${name} PUBLIC ${PROJECT_SOURCE_DIR}/tools)
  target_link_libraries(debrief_${name} PRIVATE debrief_warnings PUBLIC debrief_settings ${ARG_LIBRARIES})
  foreach(layer IN LISTS ARG_DEPENDS)
    target_link_libraries(debrief_${name} PUBLIC debrief_${layer})
  endforeach()
endfunction()

# The unit tests of a layer: every tests/unit/<layer>/*_test.cpp in one program.
function(debrief_unit_tests name)
  cmake_parse_arguments(ARG "" "" "LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/unit/${name}/*.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(${name}_test ${sources})
  target_link_libraries(${name}_test PRIVATE debrief_${name} debrief_embedded debrief_test_support debrief_warnings GTest::gmock
    GTest::gtest_main ${ARG_LIBRARIES})
  gtest_discover_tests(${name}_test TEST_PREFIX "${name}." PROPERTIES LABELS unit TIMEOUT 300
    DISCOVERY_TIMEOUT 60)
endfunction()
