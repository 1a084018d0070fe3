# The list of files that the program carries: rules, schemas, templates, and the site's front end as esbuild makes it.
# Sets DEBRIEF_EMBEDDED_FILES to pairs "name|path", as debrief_embed() takes them.
set(DEBRIEF_EMBEDDED_FILES "")
file(GLOB_RECURSE embedded_sources CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}
  ${PROJECT_SOURCE_DIR}/rules/*.yaml
  ${PROJECT_SOURCE_DIR}/schema/*.json
  ${PROJECT_SOURCE_DIR}/templates/*)
foreach(name IN LISTS embedded_sources)
  if(NOT name MATCHES "node_modules|package(-lock)?\\.json$")
    list(APPEND DEBRIEF_EMBEDDED_FILES "${name}|${PROJECT_SOURCE_DIR}/${name}")
  endif()
endforeach()
