package org.communitycounsel.directory.imports;

import java.util.List;

/**
 * One line of a list.
 *
 * @param number as a spreadsheet counts: the header is usually 1, and a field with line breaks in it counts once
 */
record Line(long number, List<Cell> cells) {

    boolean isBlank() {
        return cells.stream().allMatch(Cell::isBlank);
    }

    Cell cell(int index) {
        return index < cells.size() ? cells.get(index) : Cell.EMPTY;
    }
}
