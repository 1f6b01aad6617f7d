# Installs the build in BUILD to a folder of its own, builds this folder's project against it, and runs it; then looks
# for the documents that came with it, and builds and runs the first of the examples that did.
set(ROOT ${BUILD}/consumer)
file(REMOVE_RECURSE ${ROOT})
function(run)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE failed)
  if(failed)
    message(FATAL_ERROR "failed: ${ARGV}")
  endif()
endfunction()
run(${CMAKE_COMMAND} --install ${BUILD} --config ${CONFIG} --prefix ${ROOT}/installed)
run(${CMAKE_COMMAND} -S ${CMAKE_CURRENT_LIST_DIR} -B ${ROOT}/build -DCMAKE_PREFIX_PATH=${ROOT}/installed
    -DCMAKE_CXX_COMPILER=${COMPILER} -DCMAKE_CXX_FLAGS=${FLAGS} -DCMAKE_BUILD_TYPE=${CONFIG})
run(${CMAKE_COMMAND} --build ${ROOT}/build)
run(${ROOT}/build/consumer)

get_filename_component(SOURCE ${CMAKE_CURRENT_LIST_DIR}/../.. ABSOLUTE)
set(DOCUMENTS ${ROOT}/installed/share/doc/focalgrad)
file(GLOB_RECURSE documents RELATIVE ${SOURCE} ${SOURCE}/docs/*.md ${SOURCE}/docs/*.svg ${SOURCE}/examples/article/*.cpp)
list(FILTER documents EXCLUDE REGEX "^docs/(reference|site)/") # how ./run docs makes its pages
foreach(document README.md README.zh-CN.md LICENSE ${documents})
  if(NOT EXISTS ${DOCUMENTS}/${document})
    message(FATAL_ERROR "the install lacks share/doc/focalgrad/${document}")
  endif()
endforeach()
run(${CMAKE_COMMAND} -S ${DOCUMENTS}/examples -B ${ROOT}/examples -DCMAKE_PREFIX_PATH=${ROOT}/installed
    -DCMAKE_CXX_COMPILER=${COMPILER} -DCMAKE_CXX_FLAGS=${FLAGS} -DCMAKE_BUILD_TYPE=${CONFIG})
run(${CMAKE_COMMAND} --build ${ROOT}/examples --target 01_first_tape)
execute_process(COMMAND ${ROOT}/examples/01_first_tape OUTPUT_VARIABLE said COMMAND_ERROR_IS_FATAL ANY)
if(NOT said MATCHES "no search for an order is needed") # its numbers are the examples' own test
  message(FATAL_ERROR "the installed 01_first_tape says:\n${said}")
endif()
