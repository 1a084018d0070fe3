# What every target is compiled with: `debrief_settings` for all, `debrief_warnings` for our own sources.
add_library(debrief_settings INTERFACE)
if(DEBRIEF_SANITIZE)
  target_compile_options(debrief_settings INTERFACE -fsanitize=${DEBRIEF_SANITIZE}
    -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(debrief_settings INTERFACE -fsanitize=${DEBRIEF_SANITIZE})
endif()
target_compile_definitions(debrief_settings INTERFACE DEBRIEF_VERSION="${PROJECT_VERSION}")

add_library(debrief_warnings INTERFACE)
target_compile_options(debrief_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow
  $<$<BOOL:${DEBRIEF_WARNINGS_AS_ERRORS}>:-Werror>)
# GCC 12, optimising, sees overlapping copies inside std::string where there are none (its bugs 105329 and 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(debrief_warnings INTERFACE -Wno-restrict)
endif()
