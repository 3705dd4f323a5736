package org.chuangdai.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which rows of an answer stand beside each other: those that differ along one dimension only, the last of groupBy that is not one of time, or else
 * the last. Along a division they share the next higher one; along anything else their parent is the answer without that dimension.
 */
final class Siblings {
    private static final Set<String> TIME = Set.of(TimeGrain.YEAR.name(), TimeGrain.QUARTER.name(), TimeGrain.MONTH.name());
    private static final Map<String, String> HIGHER = Map.of("TOWNSHIP", "COUNTY", "COUNTY", "PREFECTURE", "PREFECTURE", "PROVINCE");
    private static final Map<String, Integer> DIGITS = Map.of("PROVINCE", 2, "PREFECTURE", 4, "COUNTY", 6, "TOWNSHIP", 9);

    private Siblings() {
    }

    /** The dimensions of the parents. */
    static <E extends Enum<E>> List<E> above(List<E> groupBy) {
        if (groupBy == null || groupBy.isEmpty()) {
            return List.of();
        }
        List<E> parents = new ArrayList<>(groupBy);
        int along = along(groupBy.stream().map(Enum::name).toList());
        E child = parents.remove(along);
        String higher = HIGHER.get(child.name());
        if (higher != null && parents.stream().noneMatch(dimension -> dimension.name().equals(higher))) {
            parents.add(along, Enum.valueOf(child.getDeclaringClass(), higher));
        }
        return parents;
    }

    static <E extends Enum<E>> List<E> withoutTime(List<E> groupBy) {
        return groupBy == null ? null : groupBy.stream().filter(dimension -> !TIME.contains(dimension.name())).toList();
    }

    /** Whether the rows of this key are siblings in time. */
    static boolean inTime(List<DimensionValue> key) {
        return TIME.contains(key.get(alongOf(key)).dimension());
    }

    /** The name of the parent's row, as {@link Grouping#place(List)} names it. */
    static String parent(List<DimensionValue> key) {
        int along = alongOf(key);
        DimensionValue own = key.get(along);
        String higher = HIGHER.get(own.dimension());
        List<String> codes = key.stream().map(DimensionValue::code).collect(Collectors.toCollection(ArrayList::new));
        if (higher != null && key.stream().noneMatch(value -> value.dimension().equals(higher))) {
            codes.set(along, own.code().substring(0, DIGITS.get(higher)));
        } else {
            codes.remove(along);
        }
        return Grouping.joined(codes);
    }

    private static int alongOf(List<DimensionValue> key) {
        return along(key.stream().map(DimensionValue::dimension).toList());
    }

    private static int along(List<String> dimensions) {
        int along = dimensions.size() - 1;
        while (along > 0 && TIME.contains(dimensions.get(along))) {
            along--;
        }
        return TIME.contains(dimensions.get(along)) ? dimensions.size() - 1 : along;
    }
}
