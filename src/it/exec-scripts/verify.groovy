def build = new io.zccache.it.WholeBuild(basedir, localRepositoryPath, mavenHome)
build.assertObjects('cold', 'base')
build.assertObjects('warm', 'base')
// the configure script's trial is one of the seven; two compiles are the same
build.assertCounts('1 hit, 6 misses', '7 hits, 0 misses')
build.assertLinkFolderIn('generated.mk')
return true
