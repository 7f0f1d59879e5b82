// A lesson's work in one file, to be handed in.
#ifndef HANDIN_H
#define HANDIN_H

// Packs work/NN.*/ and the attempts of lesson what ("03", or an exercise's address) into
// build/handin-03-WHO.tar.gz and says so; WHO is that of the environment, git's user.name or the
// login. The same work gives the same bytes. Returns the exit status: 1 if nothing is begun.
int handin_pack(const char *what);

#endif
