package org.chuangdai.live;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.function.Supplier;
import org.chuangdai.statistics.LoanStatistics;

/** The loan figures of a division and a period, in somebody's sight. */
final class FiguresTopic extends Topic<LoanStatistics> {
    private static final Object FIGURES = "figures";
    private final Supplier<Uni<LoanStatistics>> question;
    private Map<Object, LoanStatistics> known;

    FiguresTopic(String place, Supplier<Uni<LoanStatistics>> question) {
        super(place);
        this.question = question;
    }

    /** Who comes later has the figures at once that the others have, or will have in a moment. */
    @Override
    boolean joined(Reader<LoanStatistics> reader) {
        if (known != null) {
            reader.offer(known);
        }
        return known == null && readers().size() == 1;
    }

    @Override
    boolean touched(Long loan) {
        return true;
    }

    @Override
    boolean missed() {
        return true;
    }

    /** A period without an end now ends a day later. */
    @Override
    boolean dayTurned() {
        return true;
    }

    @Override
    Uni<Map<Object, LoanStatistics>> ask() {
        return question.get().map(figures -> Map.of(FIGURES, figures));
    }

    @Override
    void answered(Map<Object, LoanStatistics> values) {
        known = values;
        super.answered(values);
    }
}
