package dev.runner.architecture;

/**
 * A method, or a type that is not private, in a source.
 *
 * @param place the file, line and name
 * @param type whether it is a type
 * @param documented whether a comment says what it is for
 * @param lines its length, from its annotations to its last brace
 */
record Declaration(String place, boolean type, boolean documented, long lines) {}
