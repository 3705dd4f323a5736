package org.chuangdai.briefing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A paragraph under construction: clauses whose figures are there become sentences, and the figures are kept in the order in which they are printed. */
final class Paragraph {
    private final Facts facts;
    private final Print print;
    private final StringBuilder text = new StringBuilder();
    private final List<BriefingFigure> figures = new ArrayList<>();
    private String said = "";

    /** Words with figures. */
    record Clause(String text, List<BriefingFigure> figures) {
    }

    Paragraph(Facts facts, Print print) {
        this.facts = facts;
        this.print = print;
    }

    /** Null when one of its figures is missing. */
    Clause clause(Phrase phrase, Item... items) {
        return clause(phrase, false, items);
    }

    /** As {@link #clause}, with money as an enumeration prints it that a total closes. */
    Clause listed(Phrase phrase, Item... items) {
        return clause(phrase, true, items);
    }

    private Clause clause(Phrase phrase, boolean shortly, Item... items) {
        if (!Arrays.stream(items).allMatch(facts::has)) {
            return null;
        }
        List<BriefingFigure> printed = Arrays.stream(items).map(item -> item.figure(facts, print.language(),
                shortly ? print.shortText(facts.value(item)) : print.text(item.unit, facts.value(item)))).toList();
        return new Clause(phrase.in(print.language(), printed.stream().map(BriefingFigure::text).toList()), printed);
    }

    /** Clauses behind common words; null when there is none. */
    Clause together(Phrase words, String separator, Clause... clauses) {
        List<Clause> there = Arrays.stream(clauses).filter(Objects::nonNull).toList();
        return there.isEmpty() ? null : new Clause(words.in(print.language()) + String.join(separator, there.stream().map(Clause::text).toList()),
                there.stream().flatMap(clause -> clause.figures().stream()).toList());
    }

    /**
     * Adds a sentence of those clauses that are there, if any.
     *
     * @param lead the time of which it speaks; said again only when it changes
     */
    void sentence(String lead, Clause... clauses) {
        List<Clause> there = Arrays.stream(clauses).filter(Objects::nonNull).toList();
        if (there.isEmpty()) {
            return;
        }
        String body = (lead.equals(said) ? "" : lead) + String.join(print.language().choose("，", ", "), there.stream().map(Clause::text).toList());
        said = lead;
        boolean english = print.language() == BriefingLanguage.EN;
        text.append(english && !text.isEmpty() ? " " : "").append(english ? body.substring(0, 1).toUpperCase(Locale.ROOT) + body.substring(1) + "." : body + "。");
        there.forEach(clause -> figures.addAll(clause.figures()));
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    String text() {
        return text.toString();
    }

    List<BriefingFigure> figures() {
        return figures;
    }
}
