def build = new io.zccache.it.WholeBuild(basedir, localRepositoryPath)
build.assertObjects('cold', 'base')
build.assertObjects('warm', 'base')
build.assertCounts('0 hits, 4 misses', '4 hits, 0 misses')
// make alone, later and without Maven, with the path that it wrote down
build.assertLinkFolderIn('compiler.mk')
build.run('rm', '-rf', 'objects/later')
build.run('make', 'OUT=objects/later')
build.assertFilesOf('later', 'base', 'first.o', 'second.o', 'third.o')
return true
