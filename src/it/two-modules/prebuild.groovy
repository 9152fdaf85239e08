new io.zccache.it.WholeBuild(basedir, localRepositoryPath).prepare(['left', 'right'], 'base')
return true
