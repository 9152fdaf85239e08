def site = new File(basedir, 'target/site')
def page = new File(site, 'zccache-report.html').text
assert page.contains('<h1>A project with a site</h1>')
assert page.contains('Of the last build, 1 of 1 compile came from the cache')
def list = new File(site, 'project-reports.html').text
assert list.contains('href="zccache-report.html"')
assert list.contains('Compiler cache')
assert list.contains('What the compiler cache did for the last builds.')
return true
