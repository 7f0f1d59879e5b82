# The probe of call chains needs a chain that can be walked.
tools/doctor.cflags := -fno-omit-frame-pointer -fno-optimize-sibling-calls
