# Links what debrief is made of into the binary (DEBRIEF_STATIC, on in the release preset): one file to copy, and a
# start without the 5 ms that loading forty shared libraries costs. The C library stays shared, for its name services.
#
#   debrief_use_archives()      after every find_package() and pkg_check_modules()

# The archive beside a shared library, or the library itself when Debian ships none.
function(debrief_archive_of library result)
  string(REGEX REPLACE "\\.so[.0-9a-z]*$" ".a" archive "${library}")
  if(EXISTS "${archive}")
    set(${result} "${archive}" PARENT_SCOPE)
  else()
    set(${result} "${library}" PARENT_SCOPE)
  endif()
endfunction()

# The paths of lib<name>.a, which must be there; libgit2-dev and libcmark-gfm-dev bring them.
function(debrief_find_archives result)
  foreach(name IN LISTS ARGN)
    find_library(DEBRIEF_ARCHIVE_${name} NAMES lib${name}.a REQUIRED)
    mark_as_advanced(DEBRIEF_ARCHIVE_${name})
    list(APPEND ${result} ${DEBRIEF_ARCHIVE_${name}})
  endforeach()
  set(${result} ${${result}} PARENT_SCOPE)
endfunction()

function(debrief_use_archives)
  get_property(targets DIRECTORY PROPERTY IMPORTED_TARGETS)
  foreach(target IN LISTS targets)
    foreach(property IMPORTED_LOCATION IMPORTED_LOCATION_NONE IMPORTED_LOCATION_RELEASE)
      get_target_property(location ${target} ${property})
      if(location MATCHES "\\.so")
        debrief_archive_of("${location}" archive)
        set_property(TARGET ${target} PROPERTY ${property} "${archive}")
      endif()
    endforeach()
    get_target_property(libraries ${target} INTERFACE_LINK_LIBRARIES)
    if(libraries MATCHES "\\.so")
      set(archives "")
      foreach(library IN LISTS libraries)
        debrief_archive_of("${library}" archive)
        list(APPEND archives "${archive}")
      endforeach()
      set_property(TARGET ${target} PROPERTY INTERFACE_LINK_LIBRARIES "${archives}")
    endif()
  endforeach()

  # An archive names nothing that it needs: the extensions want the parser once more behind them, and libgit2 its own
  # libraries, in this order.
  set(parser "")
  set(behind_git "")
  debrief_find_archives(parser cmark-gfm)
  debrief_find_archives(behind_git mbedtls mbedx509 mbedcrypto http_parser ssh2 crypto pcre2-8 z)
  set_property(TARGET PkgConfig::cmark_gfm APPEND PROPERTY INTERFACE_LINK_LIBRARIES ${parser})
  add_library(debrief_offline STATIC tools/debrief/git/offline.c)
  set_property(TARGET PkgConfig::libgit2 APPEND PROPERTY INTERFACE_LINK_LIBRARIES ${behind_git} debrief_offline)
  set_property(TARGET PkgConfig::libgit2 APPEND PROPERTY INTERFACE_LINK_OPTIONS
    -static-libstdc++ -static-libgcc -Wl,--wrap=mbedtls_x509_crt_parse_file -Wl,--gc-sections)
endfunction()
