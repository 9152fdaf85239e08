new io.zccache.it.WholeBuild(basedir, localRepositoryPath, mavenHome).prepare('base')
return true
