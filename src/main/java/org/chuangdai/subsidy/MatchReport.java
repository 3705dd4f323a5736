package org.chuangdai.subsidy;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The counts of a comparison and its first rows. */
@RegisterForReflection
@Schema(description = "比对报告 · Counts of a comparison and its first 1,000 rows; ask for text/csv to get all.")
public record MatchReport(String programme, long rows, long matched, long qualified, long unknown, long invalid, List<MatchRow> results) {
    static final int RESULTS_MAX = 1_000;
}
