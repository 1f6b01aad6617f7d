// what: fills the channel with gigabytes
// status: too slow|crashes
std::string much(1 << 20, '9');
for (;;)
  for (int channel = 3; channel < 16; ++channel)
    if (write(channel, much.data(), much.size()) < 0) errno = 0;
