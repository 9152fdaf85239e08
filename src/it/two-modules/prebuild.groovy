new io.zccache.it.WholeBuild(basedir, localRepositoryPath, mavenHome).prepare(['left', 'right'], 'base')
return true
