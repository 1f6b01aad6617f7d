// what: throws what is no exception
// status: wrong
throw 42;
