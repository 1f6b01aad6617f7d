# Installs the build in BUILD to a folder of its own, builds this folder's project against it, and runs it.
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
