package org.chuangdai.statistics;

import java.time.LocalDate;
import org.chuangdai.access.Sight;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.history.AsOf;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** What became of the figures of a place and a period since a day. Both sides take that day for today, so that they differ by the records alone. */
@Description("修订 · What became of the figures of a division and a period since a day, and why.")
public record Revision(
        @NonNull @Description("起算日 · The day at whose end the figures stood as then.") LocalDate asOf,
        @Ignore String place,
        @Ignore DateRange period,
        @Ignore LocalDate today,
        @Ignore Sight sight,
        @Ignore Sight rows) {

    AsOf then() {
        return new AsOf(asOf, asOf);
    }

    AsOf now() {
        return new AsOf(today, asOf);
    }
}
