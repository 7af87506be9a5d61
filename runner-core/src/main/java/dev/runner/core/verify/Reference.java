package dev.runner.core.verify;

import org.objectweb.asm.Type;

/**
 * What the code of a class uses.
 *
 * @param owner the internal name of the class that it names
 * @param name the member; empty for the class itself
 * @param descriptor the member's types; empty for the class itself
 */
record Reference(String owner, String name, String descriptor) {

  static Reference toClass(String owner) {
    return new Reference(owner, "", "");
  }

  boolean isMember() {
    return !name.isEmpty();
  }

  boolean isMethod() {
    return descriptor.startsWith("(");
  }

  /** Returns what a person calls it: {@code method 'p.A.pay(int)'}. */
  String text() {
    String type = owner.replace('/', '.');
    if (!isMember()) {
      return "class '" + type + "'";
    }
    if (!isMethod()) {
      return "field '" + type + "." + name + "'";
    }
    StringBuilder types = new StringBuilder();
    for (Type argument : Type.getArgumentTypes(descriptor)) {
      String full = argument.getClassName();
      types.append(types.isEmpty() ? "" : ",").append(full.substring(full.lastIndexOf('.') + 1));
    }
    return name.equals("<init>")
        ? "constructor '%s(%s)'".formatted(type, types)
        : "method '%s.%s(%s)'".formatted(type, name, types);
  }
}
