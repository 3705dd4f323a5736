package org.chuangdai.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Which cells of an answer must not be shown, so that nobody learns about single persons: those of fewer than three people, and, where only one
 * cell of a line of siblings is hidden so that it could be had by subtracting the others from their sum, the next smallest as well.
 */
public final class SmallCells {
    /** A cell of at least so many people may be shown. */
    static final int PEOPLE_MIN = 3;

    /** A cell by the codes of its key; {@code people} is the smallest number of persons, above zero, that one of its figures stands for. */
    public record Cell(List<String> codes, int people) {
    }

    private SmallCells() {
    }

    public static Cell cell(List<DimensionValue> key, int people) {
        return new Cell(key.stream().map(DimensionValue::code).toList(), people);
    }

    /** The rows, those to hide without their figures. */
    static <T> List<T> protect(List<T> rows, Function<T, Cell> cell, UnaryOperator<T> withheld) {
        boolean[] hidden = hidden(rows.stream().map(cell).toList());
        return IntStream.range(0, hidden.length).mapToObj(i -> hidden[i] ? withheld.apply(rows.get(i)) : rows.get(i)).toList();
    }

    /** The smaller number of people, where a figure that stands for nobody tells nothing. */
    public static int fewest(int people, int others) {
        return people == 0 || others == 0 ? Math.max(people, others) : Math.min(people, others);
    }

    /** Whether to hide each of the cells, in their order. */
    static boolean[] hidden(List<Cell> cells) {
        boolean[] hidden = new boolean[cells.size()];
        for (int i = 0; i < hidden.length; i++) {
            int people = cells.get(i).people();
            hidden[i] = people > 0 && people < PEOPLE_MIN;
        }
        List<List<Integer>> lines = lines(cells);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (List<Integer> line : lines) {
                changed |= hideSecond(line, hidden, cells);
            }
        }
        return hidden;
    }

    /** Cells whose keys differ in one dimension only: their sum is another question's answer. */
    private static List<List<Integer>> lines(List<Cell> cells) {
        List<List<Integer>> lines = new ArrayList<>();
        int dimensions = cells.isEmpty() ? 0 : cells.get(0).codes().size();
        for (int dimension = 0; dimension < dimensions; dimension++) {
            Map<List<String>, List<Integer>> siblings = new HashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                List<String> others = new ArrayList<>(cells.get(i).codes());
                others.remove(dimension);
                siblings.computeIfAbsent(others, key -> new ArrayList<>()).add(i);
            }
            lines.addAll(siblings.values());
        }
        return lines;
    }

    private static boolean hideSecond(List<Integer> line, boolean[] hidden, List<Cell> cells) {
        Set<Integer> shown = new HashSet<>(line);
        shown.removeIf(i -> hidden[i]);
        if (line.size() - shown.size() != 1 || shown.isEmpty()) {
            return false;
        }
        // An empty cell next to the hidden one would protect nothing: it is the last choice.
        int second = shown.stream().min(Comparator.<Integer>comparingInt(i -> cells.get(i).people() == 0 ? Integer.MAX_VALUE : cells.get(i).people())
                .thenComparing(Comparator.naturalOrder())).orElseThrow();
        hidden[second] = true;
        return true;
    }
}
