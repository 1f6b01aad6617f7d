# Debian's Emscripten as CMake's compiler, with the packages of headers that the engine needs.
include(/usr/share/emscripten/cmake/Modules/Platform/Emscripten.cmake)

# /usr/include itself must not be searched, since it has the headers of this machine's C library; so links to those
# folders that are wanted, and a CMake package for each.
set(packages ${CMAKE_BINARY_DIR}/packages)
file(MAKE_DIRECTORY ${packages}/include)
foreach(folder xtensor xtl nlohmann)
  file(CREATE_LINK /usr/include/${folder} ${packages}/include/${folder} SYMBOLIC)
endforeach()
foreach(package xtensor nlohmann_json)
  file(WRITE ${packages}/${package}/${package}-config.cmake
       "if(NOT TARGET ${package})\n  add_library(${package} INTERFACE IMPORTED)\n"
       "  target_include_directories(${package} SYSTEM INTERFACE ${packages}/include)\n"
       "  add_library(${package}::${package} ALIAS ${package})\nendif()\n")
  set(${package}_DIR ${packages}/${package})
endforeach()
