new io.zccache.it.WholeBuild(basedir, localRepositoryPath, mavenHome).prepare('base', 'edited')
return true
