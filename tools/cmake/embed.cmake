# Embeds files into the program, byte for byte, by the assembler's .incbin.
#
#   debrief_embed(TARGET debrief_embedded FILES <name|absolute path> ...)
#
# Makes an object library out of them and the table that base/embedded.h reads, sorted by the bytes of the names. Each
# program links it by name; the layers do not, since a program that is built of some of them makes some of the files.
function(debrief_embed)
  cmake_parse_arguments(ARG "" "TARGET" "FILES" ${ARGN})
  # Sorting the pairs sorts the names.
  list(SORT ARG_FILES)
  set(assembly "  .section .rodata\n")
  set(declarations "")
  set(rows "")
  set(paths "")
  set(index 0)
  foreach(pair IN LISTS ARG_FILES)
    string(REGEX MATCH "^([^|]*)\\|(.*)$" matched "${pair}")
    set(name "${CMAKE_MATCH_1}")
    set(path "${CMAKE_MATCH_2}")
    string(APPEND assembly
      "  .global debrief_embedded_${index}\n  .global debrief_embedded_${index}_end\n"
      "debrief_embedded_${index}:\n  .incbin \"${path}\"\ndebrief_embedded_${index}_end:\n  .byte 0\n")
    string(APPEND declarations
      "extern \"C\" const char debrief_embedded_${index}[], debrief_embedded_${index}_end[];\n")
    string(APPEND rows "    {\"${name}\", debrief_embedded_${index}, debrief_embedded_${index}_end},\n")
    list(APPEND paths "${path}")
    math(EXPR index "${index} + 1")
  endforeach()
  string(APPEND assembly "  .section .note.GNU-stack,\"\",%progbits\n")
  set(assembly_file ${PROJECT_BINARY_DIR}/embedded/files.S)
  set(table_file ${PROJECT_BINARY_DIR}/embedded/table.cpp)
  file(CONFIGURE OUTPUT ${assembly_file} CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT ${table_file} CONTENT
"// Generated from the files that tools/cmake/embed.cmake is given.
#include \"debrief/base/embedded_table.h\"

${declarations}
namespace debrief {
const EmbeddedRow kEmbeddedRows[] = {
${rows}    {nullptr, nullptr, nullptr}};
const size_t kEmbeddedRowCount = ${index};
}  // namespace debrief
" @ONLY)
  set_property(SOURCE ${assembly_file} PROPERTY OBJECT_DEPENDS "${paths}")
  add_library(${ARG_TARGET} OBJECT ${assembly_file} ${table_file})
  target_link_libraries(${ARG_TARGET} PRIVATE debrief_settings)
  target_include_directories(${ARG_TARGET} PRIVATE ${PROJECT_SOURCE_DIR}/tools)
endfunction()
