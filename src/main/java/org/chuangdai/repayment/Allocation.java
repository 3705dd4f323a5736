package org.chuangdai.repayment;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** What a posting pays of one instalment (分配), oldest due first. */
@Description("还款分配 · What a posting pays of an instalment; the oldest is paid first, and after a reversal the others move up.")
public record Allocation(
        @Ignore long postingKey,
        @Description("期次 · Number of the instalment.") int number,
        @NonNull @Description("应还日期 · Day the instalment fell due.") LocalDate dueOn,
        @NonNull @Description("本金（元） · Principal that the posting pays of it.") BigDecimal principal) {

    Allocation(Cells cells) {
        this(cells.id(), cells.integer(), cells.date(), cells.money());
    }
}
