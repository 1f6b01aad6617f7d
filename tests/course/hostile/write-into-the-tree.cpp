// what: overwrites the library, the grader and the submission
// status: crashes|wrong
static_cast<void>(
    std::system("for f in @BUILD@/libfocalgrad.a @TREE@/autograd/tape.cpp @TREE@/course/grader/judging.py; "
                "do echo bad >$f; rm -f $f; done 2>/dev/null"));
_exit(0);
