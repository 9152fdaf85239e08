def build = new io.zccache.it.WholeBuild(basedir, localRepositoryPath, mavenHome)
build.assertObjects('cold', 'base')
build.assertObjects('warm', 'base')
build.assertCounts('0 hits, 4 misses', '4 hits, 0 misses')
// the archive that make calls ar for
build.assertLoggedOnce('; 1 link: 0 hits')
build.assertLoggedOnce('; 1 link: 1 hit')
// from here on make never looks for a compiler again: it uses the path that it wrote down
build.assertLinkFolderIn('compiler.mk')
// make alone, without Maven
build.run('rm', '-rf', 'objects/later')
build.run('make', 'OUT=objects/later')
build.assertFilesOf('later', 'base', 'first.o', 'second.o', 'third.o')
// all results were cleared
build.zccache('clear')
build.run('rm', '-rf', 'objects/cleared')
build.run('make', 'OUT=objects/cleared')
build.assertFilesOf('cleared', 'base', 'first.o', 'second.o', 'third.o')
// the results are gone
build.run('rm', '-rf', 'cache-root/store-1')
def emptied = build.maven('clean', 'verify', '-Dstep=emptied')
build.assertCountsIn(emptied, '0 hits, 4 misses')
build.assertObjects('emptied', 'base')
build.maven('zccache:stop')
// everything of the cache is gone
build.run('rm', '-rf', 'cache-root')
def remade = build.maven('clean', 'verify', '-Dstep=remade')
build.assertCountsIn(remade, '0 hits, 4 misses')
build.assertObjects('remade', 'base')
build.maven('zccache:stop')
// builds without the plugin
def skipped = build.maven('clean', 'verify', '-Dstep=skipped', '-Dzccache.skip=true')
build.assertCountsIn(skipped)
build.assertObjects('skipped', 'base')
build.removeEntry()
def without = build.maven('clean', 'verify', '-Dstep=without')
build.assertCountsIn(without)
build.assertObjects('without', 'base')
build.assertLinkFolderIn('compiler.mk')
build.assertNoDaemon()
return true
