package org.chuangdai.meeting;

import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import org.chuangdai.command.Rejection;
import org.chuangdai.command.Transaction;
import org.chuangdai.sql.Sql;

/** What commands ask of the joint meetings (四方联席会议): whether a step has the resolution that it needs. */
public final class Resolutions {
    private static final String WANTED = """
            select r.id, r.amount, exists (select from loan_event e where e.resolution_id = r.id) from hold_resolution(?) held (id) join meeting_resolution r on r.id = held.id
            where r.effect = ? and r.loan_id = ?""";

    private Resolutions() {
    }

    private record Found(long id, BigDecimal amount, boolean used) {
    }

    /**
     * The id of the resolution that allows a step on a loan; it is used once. RESOLUTION_MISSING when there is none of this code and
     * effect for the loan, RESOLUTION_USED when another step has used it, RESOLUTION_EXCEEDED when it allows less than {@code amountYuan}.
     */
    public static Uni<Long> allowing(Transaction transaction, String code, ResolutionEffect effect, long loanId, BigDecimal amountYuan) {
        return transaction.first(Sql.of(WANTED, code, effect.name(), loanId), cells -> new Found(cells.id(), cells.money(), cells.flag())).map(found -> {
            if (found == null) {
                throw missing(effect);
            }
            if (found.used()) {
                throw new Rejection("RESOLUTION_USED", "resolution", "决议%s已用于另一步骤，不能重复使用。", "Resolution %s was used for another step already.", code);
            }
            if (found.amount().compareTo(amountYuan) < 0) {
                throw new Rejection("RESOLUTION_EXCEEDED", "resolution", "决议同意的金额为%s元，少于%s元。", "The resolution allows %s yuan, less than %s yuan.",
                        found.amount().toPlainString(), amountYuan.toPlainString());
            }
            return found.id();
        });
    }

    /** The refusal of a step that needs a resolution and names none that fits. */
    public static Rejection missing(ResolutionEffect effect) {
        return new Rejection("RESOLUTION_MISSING", "resolution", "此操作需要联席会议“%s”的决议，请填写有效的决议编号。",
                "This needs a joint meeting's resolution of effect %2$s for the loan; name its code.", effect.label(), effect.name());
    }
}
