# One static library a layer. Which layers it may use is tools/debrief/LAYERS alone, whose lines are read here; a test
# holds every #include against the same lines.
#
#   debrief_layer(yaml LIBRARIES yaml-cpp)
#
# Sets DEBRIEF_LAYERS, lowest first, and DEBRIEF_BELOW_<layer>.
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tools/debrief/LAYERS)
file(STRINGS ${PROJECT_SOURCE_DIR}/tools/debrief/LAYERS layer_lines REGEX "^layer ")
set(DEBRIEF_LAYERS "")
foreach(line IN LISTS layer_lines)
  string(REGEX MATCH "^layer ([a-z]+): *(.*)$" matched "${line}")
  set(layer ${CMAKE_MATCH_1})
  string(REPLACE " " ";" DEBRIEF_BELOW_${layer} "${CMAKE_MATCH_2}")
  if(DEBRIEF_BELOW_${layer} STREQUAL "all")
    set(DEBRIEF_BELOW_${layer} ${DEBRIEF_LAYERS})
  endif()
  list(APPEND DEBRIEF_LAYERS ${layer})
endforeach()

function(debrief_layer name)
  cmake_parse_arguments(ARG "" "" "LIBRARIES" ${ARGN})
  if(NOT name IN_LIST DEBRIEF_LAYERS)
    message(FATAL_ERROR "${name} is no layer of tools/debrief/LAYERS")
  endif()
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS
    ${PROJECT_SOURCE_DIR}/tools/debrief/${name}/*.cpp ${PROJECT_SOURCE_DIR}/tools/debrief/${name}/*.h)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  add_library(debrief_${name} STATIC ${sources})
  set_target_properties(debrief_${name} PROPERTIES LINKER_LANGUAGE CXX)
  target_include_directories(debrief_${name} PUBLIC ${PROJECT_SOURCE_DIR}/tools)
  target_link_libraries(debrief_${name} PRIVATE debrief_warnings PUBLIC debrief_settings ${ARG_LIBRARIES})
  foreach(layer IN LISTS DEBRIEF_BELOW_${name})
    target_link_libraries(debrief_${name} PUBLIC debrief_${layer})
  endforeach()
endfunction()

# The unit tests of a layer: all of tests/unit/<layer> in one program.
function(debrief_unit_tests name)
  cmake_parse_arguments(ARG "" "" "LIBRARIES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/unit/${name}/*.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(${name}_test ${sources})
  target_link_libraries(${name}_test PRIVATE debrief_${name} debrief_embedded debrief_test_support
    debrief_warnings GTest::gmock GTest::gtest_main ${ARG_LIBRARIES})
  gtest_discover_tests(${name}_test TEST_PREFIX "${name}." PROPERTIES LABELS unit TIMEOUT 300
    DISCOVERY_TIMEOUT 60)
endfunction()
