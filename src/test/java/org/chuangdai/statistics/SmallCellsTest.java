package org.chuangdai.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.chuangdai.statistics.SmallCells.Cell;
import org.junit.jupiter.api.Test;

/** Cells that would tell about single persons are hidden, and so that subtraction does not bring them back. */
class SmallCellsTest {

    private static Cell cell(int people, String... codes) {
        return new Cell(List.of(codes), people);
    }

    private static List<Integer> hidden(Cell... cells) {
        boolean[] hidden = SmallCells.hidden(Arrays.asList(cells));
        return IntStream.range(0, hidden.length).filter(i -> hidden[i]).boxed().toList();
    }

    @Test
    void cellsOfThreeAreShown() {
        assertEquals(List.of(), hidden(cell(3, "VETERAN"), cell(4, "OTHER"), cell(0, "NONE")));
    }

    @Test
    void aSingleCellIsHiddenWhenItIsSmall() {
        assertEquals(List.of(0), hidden(cell(2)));
    }

    @Test
    void theNextSmallestIsHiddenWithAnOnlySmallCell() {
        assertEquals(List.of(0, 2), hidden(cell(1, "VETERAN"), cell(90, "OTHER"), cell(7, "COLLEGE_GRADUATE")));
    }

    @Test
    void twoSmallCellsHideEachOther() {
        assertEquals(List.of(0, 1), hidden(cell(1, "VETERAN"), cell(2, "OTHER"), cell(7, "COLLEGE_GRADUATE")));
    }

    @Test
    void anEmptyCellIsTheLastChoice() {
        assertEquals(List.of(0, 2), hidden(cell(1, "VETERAN"), cell(0, "OTHER"), cell(70, "COLLEGE_GRADUATE")));
    }

    @Test
    void noLineOfARandomTableHasExactlyOneHiddenCellBesideShownOnes() {
        long seed = Long.getLong("chuangdai.test.seed", System.nanoTime());
        System.out.println("SmallCellsTest: chuangdai.test.seed=" + seed);
        Random random = new Random(seed);
        for (int table = 0; table < 300; table++) {
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                if (random.nextInt(5) > 0) {
                    cells.add(cell(random.nextInt(12), "c" + i / 6, "g" + i % 6));
                }
            }
            boolean[] hidden = SmallCells.hidden(cells);
            for (int i = 0; i < cells.size(); i++) {
                assertEquals(true, hidden[i] || cells.get(i).people() == 0 || cells.get(i).people() >= SmallCells.PEOPLE_MIN);
            }
            for (int dimension = 0; dimension < 2; dimension++) {
                assertLines(cells, hidden, dimension, "seed " + seed + " table " + table);
            }
        }
    }

    private static void assertLines(List<Cell> cells, boolean[] hidden, int dimension, String what) {
        for (Cell first : cells) {
            String other = first.codes().get(1 - dimension);
            List<Integer> line = IntStream.range(0, cells.size()).filter(i -> cells.get(i).codes().get(1 - dimension).equals(other)).boxed().toList();
            long hiddenOfLine = line.stream().filter(i -> hidden[i]).count();
            assertEquals(false, hiddenOfLine == 1 && line.size() > 1, () -> what + " line " + other);
        }
    }
}
