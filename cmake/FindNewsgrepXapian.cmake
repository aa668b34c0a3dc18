# Wraps Xapian, which ships no CMake target of its own, as newsgrep::xapian. Only tests link it: they
# read what we write with Xapian itself.

find_path(NEWSGREP_XAPIAN_INCLUDE_DIR xapian.h)
find_library(NEWSGREP_XAPIAN_LIBRARY xapian)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(NewsgrepXapian REQUIRED_VARS NEWSGREP_XAPIAN_LIBRARY
                                                               NEWSGREP_XAPIAN_INCLUDE_DIR)

if(NewsgrepXapian_FOUND AND NOT TARGET newsgrep::xapian)
  add_library(newsgrep::xapian UNKNOWN IMPORTED)
  set_target_properties(
    newsgrep::xapian PROPERTIES IMPORTED_LOCATION "${NEWSGREP_XAPIAN_LIBRARY}"
                                INTERFACE_INCLUDE_DIRECTORIES "${NEWSGREP_XAPIAN_INCLUDE_DIR}")
endif()
