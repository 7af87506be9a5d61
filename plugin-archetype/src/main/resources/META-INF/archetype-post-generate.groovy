import groovy.io.FileType

def project = new File(request.outputDirectory, request.artifactId)
def pluginId = request.properties['pluginId']

// Only what is typed in is checked against the archetype's rule, a default is not.
if (!(pluginId ==~ /[a-z][a-z0-9]*(-[a-z0-9]+)*/)) {
  throw new IllegalArgumentException("Invalid plugin id '${pluginId}' (allowed are small letters, " +
      "digits and single dashes, the first a letter): remove the folder '${request.artifactId}' " +
      "and generate again with -DpluginId=...")
}

// Both kinds were written; one stays.
def kind = request.properties['kind']
if (!(kind in ['tests', 'exporter'])) {
  throw new IllegalArgumentException("Invalid kind '${kind}' (allowed are tests and exporter): " +
      "remove the folder '${request.artifactId}' and generate again with -Dkind=...")
}
def exporter = new File(project, 'exporter')
if (kind == 'exporter') {
  new File(project, 'src').deleteDir()
  ['src', 'README.md'].each { name ->
    def target = new File(project, name)
    target.delete()
    if (!new File(exporter, name).renameTo(target)) {
      throw new IOException("Cannot move '${name}' into '${project}'")
    }
  }
}
exporter.deleteDir()

// A test's identity is its own for ever: two generated projects must not share one.
new File(project, 'src/main/java').eachFileRecurse(FileType.FILES) { file ->
  def text = file.getText('UTF-8')
  file.setText(text.replaceAll('NEW-UUID') { UUID.randomUUID().toString() }, 'UTF-8')
}
