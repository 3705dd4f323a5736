package org.chuangdai.transfer;

import java.util.List;

/**
 * One record of a CSV file.
 *
 * @param line      number of its first line, the header's is 1
 * @param fault     what keeps it from being read as cells, or null
 * @param faultCell index of the cell where that is
 */
record CsvRecord(long line, List<String> cells, CellRefusal fault, int faultCell) {

    boolean blank() {
        return fault == null && cells.stream().allMatch(String::isBlank);
    }
}
