package org.chuangdai.transfer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a file. */
@Schema(description = "导入结果 · What became of the rows: rows = created + updated + unchanged + rejected.")
public record ImportReport(String kind, long rows, long created, long updated, long unchanged,
        @Schema(description = "Rows refused; the others are in.") long rejected,
        @Schema(description = "The first 1,000 problems, in order of rows.") List<Problem> problems) {
    /** Problems that a report lists; the rest only count. */
    static final int PROBLEMS_MAX = 1_000;
}
