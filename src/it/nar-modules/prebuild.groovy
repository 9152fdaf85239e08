new io.zccache.it.WholeBuild(basedir, localRepositoryPath, mavenHome).prepare(['numbers'], 'base')
return true
