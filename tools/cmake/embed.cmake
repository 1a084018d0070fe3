# Embeds files into the program, byte for byte, by the assembler's .incbin.
#
#   debrief_embed(TARGET debrief_base ROOT <dir> FILES <paths relative to ROOT> ...)
#
# Each call adds its files to one table that base/embedded.h reads; names are relative to ROOT, sorted by byte.
function(debrief_embed)
  cmake_parse_arguments(ARG "" "TARGET" "FILES" ${ARGN})
  # FILES holds pairs "name|absolute path"; sorting the pairs sorts the names.
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
  target_sources(${ARG_TARGET} PRIVATE ${assembly_file} ${table_file})
endfunction()
