new io.zccache.it.WholeBuild(basedir, localRepositoryPath, mavenHome)
    .with('-Dpasses=true').prepare(['left', 'right'], 'base')
return true
