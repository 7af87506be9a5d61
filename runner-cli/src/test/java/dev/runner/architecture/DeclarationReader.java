package dev.runner.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Lets the compiler parse sources, and notes what they declare. */
final class DeclarationReader extends TreePathScanner<@Nullable Void, CompilationUnitTree> {

  private final DocTrees trees;
  private final List<Declaration> found = new ArrayList<>();

  private DeclarationReader(DocTrees trees) {
    this.trees = trees;
  }

  static List<Declaration> read(List<Path> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      var units = files.getJavaFileObjectsFromPaths(sources);
      var task = (JavacTask) compiler.getTask(null, files, null, List.of(), null, units);
      DeclarationReader reader = new DeclarationReader(DocTrees.instance(task));
      for (CompilationUnitTree unit : task.parse()) {
        reader.scan(unit, unit);
      }
      return reader.found;
    }
  }

  @Override
  public @Nullable Void visitClass(ClassTree type, CompilationUnitTree unit) {
    boolean hidden = type.getModifiers().getFlags().contains(Modifier.PRIVATE);
    if (!hidden && !type.getSimpleName().isEmpty()) {
      note(type, type.getSimpleName(), unit);
    }
    return super.visitClass(type, unit);
  }

  @Override
  public @Nullable Void visitMethod(MethodTree method, CompilationUnitTree unit) {
    note(method, method.getName(), unit);
    return super.visitMethod(method, unit);
  }

  private void note(Tree tree, Name name, CompilationUnitTree unit) {
    LineMap map = unit.getLineMap();
    long from = map.getLineNumber(trees.getSourcePositions().getStartPosition(unit, tree));
    long to = map.getLineNumber(trees.getSourcePositions().getEndPosition(unit, tree));
    boolean documented = trees.getDocCommentTree(getCurrentPath()) != null;
    String place = "%s:%d %s".formatted(unit.getSourceFile().getName(), from, name);
    found.add(new Declaration(place, tree instanceof ClassTree, documented, to - from + 1));
  }
}
