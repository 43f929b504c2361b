"""bench/run: jobs (kernels, programs), how they are measured, how results are shown."""
