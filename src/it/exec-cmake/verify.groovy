def build = new io.zccache.it.WholeBuild(basedir, localRepositoryPath, mavenHome)
build.assertObjects('cold', 'base')
build.assertObjects('warm', 'base')
// CMake's probes do not go through the launcher, and the second tree has the units of the first
build.assertCounts('4 hits, 4 misses', '8 hits, 0 misses')
build.assertLinkFolderIn('target/ninja/CMakeCache.txt')
for (tree in ['ninja', 'make']) {
  build.run('cmake', '--build', 'target/' + tree, '--clean-first')
}
build.run('mkdir', '-p', 'objects/later')
build.run('cp', '-r', 'target/ninja', 'target/make', 'objects/later')
build.assertObjects('later', 'base')
build.assertNoDaemon()
return true
