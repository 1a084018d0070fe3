# The list of files that the program carries: rules, schemas, templates, the site's front end as esbuild makes it, and
# the trees of YAML files that every run needs (yaml/prepared.h). Sets DEBRIEF_EMBEDDED_FILES to pairs "name|path", as debrief_embed() takes them.
set(DEBRIEF_EMBEDDED_FILES "")
file(GLOB_RECURSE embedded_sources CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}
  ${PROJECT_SOURCE_DIR}/rules/*.yaml
  ${PROJECT_SOURCE_DIR}/schema/*.json
  ${PROJECT_SOURCE_DIR}/templates/*)
list(REMOVE_ITEM embedded_sources templates/README.md)

find_program(DEBRIEF_ESBUILD esbuild NO_DEFAULT_PATH
  PATHS ${PROJECT_SOURCE_DIR}/templates/site/node_modules/.bin)
if(NOT DEBRIEF_ESBUILD)
  message(FATAL_ERROR "the site's style sheet and scripts are made small by esbuild, which is not there; "
    "run tools/quickstart, or `npm ci` in templates/site")
endif()

# Style sheets and scripts of the site are embedded as esbuild leaves them, under their own names: each file of
# templates/site/assets with what it imports from the folders below and from npm, as a classic script.
file(GLOB_RECURSE asset_parts CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/templates/site/assets/*/*)
function(debrief_minify name output)
  set(options --bundle --minify --format=iife --target=es2019 --log-level=warning --legal-comments=inline)
  if(name MATCHES "\\.css$")
    set(options --bundle --minify --log-level=warning)
  endif()
  add_custom_command(OUTPUT ${output}
    COMMAND ${DEBRIEF_ESBUILD} ${PROJECT_SOURCE_DIR}/${name} ${options} --outfile=${output}
    DEPENDS ${PROJECT_SOURCE_DIR}/${name} ${asset_parts} ${PROJECT_SOURCE_DIR}/templates/site/package-lock.json
    COMMENT "Minifying ${name}" VERBATIM)
endfunction()

# The tree of a YAML file, under the name that yaml/prepared.h looks for.
function(debrief_prepare_yaml name)
  set(tree ${PROJECT_BINARY_DIR}/prepared/${name})
  cmake_path(GET tree PARENT_PATH folder)
  file(MAKE_DIRECTORY ${folder})
  add_custom_command(OUTPUT ${tree}
    COMMAND prepare_yaml ${name} ${PROJECT_SOURCE_DIR}/${name} ${tree}
    DEPENDS ${PROJECT_SOURCE_DIR}/${name} prepare_yaml
    COMMENT "Preparing ${name}" VERBATIM)
  set(DEBRIEF_EMBEDDED_FILES ${DEBRIEF_EMBEDDED_FILES} "prepared/${name}|${tree}" PARENT_SCOPE)
endfunction()

# All word lists as one lexicon and all rules compiled with it, under the names that language/lexicon.h
# and rules/rule_bytes.h give them.
function(debrief_prepare_rules)
  set(lexicon ${PROJECT_BINARY_DIR}/prepared/lexicon)
  set(rules ${PROJECT_BINARY_DIR}/prepared/rules-compiled)
  list(TRANSFORM ARGN PREPEND ${PROJECT_SOURCE_DIR}/ OUTPUT_VARIABLE paths)
  add_custom_command(OUTPUT ${lexicon} ${rules}
    COMMAND prepare_rules ${lexicon} ${rules} ${PROJECT_SOURCE_DIR} ${ARGN}
    DEPENDS ${paths} prepare_rules
    COMMENT "Preparing the rules" VERBATIM)
  set(DEBRIEF_EMBEDDED_FILES ${DEBRIEF_EMBEDDED_FILES}
    "prepared/lexicon|${lexicon}" "prepared/rules-compiled|${rules}" PARENT_SCOPE)
endfunction()

set(rule_files "")
foreach(name IN LISTS embedded_sources)
  if(name MATCHES "node_modules|package(-lock)?\\.json$|^templates/site/assets/.*/")
    continue()
  endif()
  set(path ${PROJECT_SOURCE_DIR}/${name})
  if(name MATCHES "^templates/site/.*\\.(css|js)$")
    set(path ${PROJECT_BINARY_DIR}/${name})
    debrief_minify(${name} ${path})
  endif()
  if(name MATCHES "^rules/")
    debrief_prepare_yaml(${name})
    list(APPEND rule_files ${name})
  endif()
  list(APPEND DEBRIEF_EMBEDDED_FILES "${name}|${path}")
endforeach()
debrief_prepare_rules(${rule_files})
# A workflow that `debrief init` writes may bring the action along.
list(APPEND DEBRIEF_EMBEDDED_FILES
  "templates/ci/action.yml|${PROJECT_SOURCE_DIR}/.github/actions/lint/action.yml")
