# Wraps the libraries that ship no CMake target of their own:
#   newsgrep::libstemmer, newsgrep::utf8proc, newsgrep::xxhash, newsgrep::zstd
# Archives are preferred: each shared library costs a program a tenth of a millisecond or more when it
# starts, and newsgrep is started for every search.
# Used by this build and, installed beside the package config, by programs that embed newsgrep.

find_path(NEWSGREP_LIBSTEMMER_INCLUDE_DIR libstemmer.h PATH_SUFFIXES libstemmer)
find_library(NEWSGREP_LIBSTEMMER_LIBRARY NAMES libstemmer.a stemmer)
find_path(NEWSGREP_UTF8PROC_INCLUDE_DIR utf8proc.h)
find_library(NEWSGREP_UTF8PROC_LIBRARY NAMES libutf8proc.a utf8proc)
find_path(NEWSGREP_XXHASH_INCLUDE_DIR xxhash.h)
find_library(NEWSGREP_XXHASH_LIBRARY NAMES libxxhash.a xxhash)
find_path(NEWSGREP_ZSTD_INCLUDE_DIR zstd.h)
find_library(NEWSGREP_ZSTD_LIBRARY NAMES libzstd.a zstd)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(
  NewsgrepDependencies
  REQUIRED_VARS
    NEWSGREP_LIBSTEMMER_LIBRARY
    NEWSGREP_LIBSTEMMER_INCLUDE_DIR
    NEWSGREP_UTF8PROC_LIBRARY
    NEWSGREP_UTF8PROC_INCLUDE_DIR
    NEWSGREP_XXHASH_LIBRARY
    NEWSGREP_XXHASH_INCLUDE_DIR
    NEWSGREP_ZSTD_LIBRARY
    NEWSGREP_ZSTD_INCLUDE_DIR)

if(NewsgrepDependencies_FOUND)
  foreach(name IN ITEMS libstemmer utf8proc xxhash zstd)
    if(NOT TARGET newsgrep::${name})
      string(TOUPPER ${name} upper)
      add_library(newsgrep::${name} UNKNOWN IMPORTED)
      set_target_properties(
        newsgrep::${name}
        PROPERTIES IMPORTED_LOCATION "${NEWSGREP_${upper}_LIBRARY}"
                   INTERFACE_INCLUDE_DIRECTORIES "${NEWSGREP_${upper}_INCLUDE_DIR}")
    endif()
  endforeach()
endif()
