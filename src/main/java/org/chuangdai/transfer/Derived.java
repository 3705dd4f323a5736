package org.chuangdai.transfer;

/**
 * A value that follows from the staged row {@code s}, its joins and the recorded row {@code t}.
 *
 * @param name       in the table of resolved rows, and in the target table when stored
 * @param expression SQL
 * @param stored     whether the target table has it
 */
public record Derived(String name, String sqlType, String expression, boolean stored) {
}
