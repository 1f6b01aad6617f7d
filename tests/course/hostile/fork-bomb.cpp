// what: starts processes without end
// status: too slow|crashes
for (;;) fork();
