package org.chuangdai.briefing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chuangdai.briefing.Paragraph.Clause;

/**
 * Writes the two paragraphs. A clause without its figure is left out: nothing lent, nobody served and a rate over nothing are silence. Scope by the verb:
 * provinces and prefectures speak of 新增 within a year; whole years and parts of one year are told with 共, anything else with 累计. Only periods within one
 * year are compared with the year before. Where there is a target, what was lent is held against it in the first sentence, else the first sentence says whom it helped.
 */
final class BriefingWriter {
    private static final Map<String, String> REACHES = Map.of("省", "全省", "区", "全区", "市", "全市", "州", "全州");
    private final Facts facts;
    private final BriefingLanguage language;
    private final Print print;
    private final String during;
    private final String atTheEnd;

    BriefingWriter(Facts facts, BriefingLanguage language) {
        this.facts = facts;
        this.language = language;
        this.print = new Print(language, facts.wide());
        String name = facts.division().name();
        String reach = facts.wide() ? REACHES.getOrDefault(name.substring(name.length() - 1), "") : "";
        this.during = language.choose(facts.period().chinese() + "，" + reach, facts.period().english() + ", ");
        this.atTheEnd = language.choose("截至" + ReportPeriod.chinese(facts.period().to()) + "，" + reach, "by " + facts.period().to() + ", ");
    }

    Briefing write(LocalDate today) {
        Paragraph loans = loans();
        Paragraph incubation = incubation();
        String title = Phrase.TITLE.in(language, facts.division().name(), language.choose(facts.period().chinese(), facts.period().english()));
        List<String> parts = new ArrayList<>(List.of("# " + title));
        section(parts, Phrase.LOAN_HEADING, loans);
        section(parts, Phrase.INCUBATION_HEADING, incubation);
        if (parts.size() == 1) {
            parts.add(Phrase.NOTHING.in(language));
        }
        parts.add("> " + Phrase.PROVENANCE.in(language, language.choose(facts.period().chinese(), facts.period().english()),
                language.choose(ReportPeriod.chinese(today), today.toString())));
        return new Briefing(title, String.join("\n\n", parts) + "\n", Stream.of(loans, incubation).flatMap(paragraph -> paragraph.figures().stream()).toList());
    }

    private void section(List<String> parts, Phrase heading, Paragraph paragraph) {
        if (!paragraph.isEmpty()) {
            parts.add("## " + heading.in(language));
            parts.add(paragraph.text());
        }
    }

    private Paragraph loans() {
        Paragraph out = new Paragraph(facts, print);
        Clause lent = out.clause(lentPhrase(), Item.DISBURSED);
        Clause growth = lent == null || !facts.period().withinOneYear() ? null : out.clause(Phrase.GROWTH, Item.DISBURSED_GROWTH);
        Clause task = facts.period().fromNewYear() ? lent == null ? null : out.clause(Phrase.TASK, Item.COMPLETION)
                : out.clause(Phrase.YEAR_TASK, Item.YEAR_DISBURSED, Item.COMPLETION);
        Clause repaid = out.clause(facts.period().open() ? Phrase.COLLECTION_RATE : Phrase.REPAYMENT_RATE, Item.REPAYMENT_RATE);
        Clause people = facts.same(Item.INDIVIDUALS, Item.BORROWERS) || !facts.has(Item.INDIVIDUALS) ? out.clause(Phrase.PEOPLE, Item.BORROWERS)
                : out.clause(Phrase.INDIVIDUALS, Item.INDIVIDUALS);
        Clause repeated = out.clause(Phrase.REPEATED, Item.REPEATERS, Item.REPEATED);
        Clause jobs = out.clause(Phrase.JOBS, Item.JOBS);
        if (task == null) {
            out.sentence(during, lent, growth, people, repeated, jobs);
        } else {
            out.sentence(during, lent, growth, task, repaid);
            out.sentence(during, people, repeated, jobs);
        }
        out.sentence(during, out.clause(Phrase.LOANS, Item.LOANS), out.clause(Phrase.FARM, Item.FARM_LOANS, Item.FARM_DISBURSED),
                out.clause(Phrase.POVERTY, Item.POVERTY_LOANS, Item.POVERTY_DISBURSED));
        out.sentence(during, out.clause(Phrase.COMPENSATED, Item.COMPENSATED), out.clause(Phrase.RECOVERED, Item.RECOVERED));
        out.sentence(atTheEnd, out.clause(Phrase.BALANCE, Item.BALANCE), task == null ? repaid : null, out.clause(Phrase.OVERDUE_RATE, Item.OVERDUE_RATE));
        return out;
    }

    private Phrase lentPhrase() {
        if (facts.wide() && facts.period().withinOneYear()) {
            return Phrase.LENT_NEW;
        }
        return facts.period().withinOneYear() || !facts.wide() && facts.period().wholeYears() ? Phrase.LENT_IN_ALL : Phrase.LENT_SO_FAR;
    }

    private Paragraph incubation() {
        Paragraph out = new Paragraph(facts, print);
        Clause[] levels = {out.clause(Phrase.NATIONAL, Item.NATIONAL_BASES), out.clause(Phrase.PROVINCIAL, Item.PROVINCIAL_BASES),
            out.clause(Phrase.MUNICIPAL, Item.MUNICIPAL_BASES), out.clause(Phrase.COUNTY, Item.COUNTY_BASES)};
        out.sentence(atTheEnd, out.clause(Phrase.BASES, Item.BASES), out.clause(Phrase.ADMITTED, Item.ADMITTED));
        if (Stream.of(levels).filter(level -> level != null).count() > 1) {
            out.sentence(atTheEnd, out.together(Phrase.BY_LEVEL, language.choose("、", ", "), levels));
        }
        out.sentence(atTheEnd, out.clause(facts.wide() ? Phrase.RESIDENTS : Phrase.RESIDENTS_HERE, Item.RESIDENTS), out.clause(Phrase.RESIDENT_JOBS, Item.RESIDENT_JOBS),
                out.clause(Phrase.OCCUPANCY, Item.OCCUPANCY));
        out.sentence(during, out.clause(Phrase.NEW_BASES, Item.NEW_BASES), out.clause(Phrase.GRADUATION, Item.GRADUATION));
        support(out);
        subsidies(out);
        out.sentence(during, out.together(Phrase.SERVED, language.choose("、", ", "), out.clause(Phrase.VISITED, Item.VISITED), out.clause(Phrase.RECRUITED, Item.RECRUITED),
                out.clause(Phrase.INFORMED, Item.INFORMED), out.clause(Phrase.GUIDED, Item.GUIDED), out.clause(Phrase.FINANCED, Item.FINANCED),
                out.clause(Phrase.REPRESENTED, Item.REPRESENTED)));
        return out;
    }

    /** Subsidies are named by kind only where the kinds add up to what the bases were paid. */
    private void support(Paragraph out) {
        boolean kindsAddUp = facts.has(Item.BASE_SUBSIDIES) && Stream.of(Item.OPERATION, Item.RELIEF, Item.AWARD).filter(facts::has).map(facts::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(facts.value(Item.BASE_SUBSIDIES)) == 0;
        List<Item> parts = Stream.of(kindsAddUp ? Item.OPERATION : Item.BASE_SUBSIDIES, Item.RESIDENT_LOANS, Item.RELIEF, Item.AWARD)
                .filter(part -> facts.has(part) && (kindsAddUp || part == Item.BASE_SUBSIDIES || part == Item.RESIDENT_LOANS)).toList();
        boolean several = parts.size() > 1;
        Clause[] clauses = parts.stream().map(part -> several ? out.listed(Phrase.valueOf(part.name()), part) : out.clause(Phrase.valueOf(part.name()), part)).toArray(Clause[]::new);
        out.sentence(during, out.together(Phrase.PAID, language.choose("，", ", "), clauses), several ? out.clause(Phrase.SUPPORT, Item.SUPPORT) : null);
    }

    private void subsidies(Paragraph out) {
        Clause graduates = out.clause(Phrase.GRADUATES, Item.GRADUATE_PAYEES, Item.GRADUATE_ONE_OFF);
        if (facts.same(Item.GRADUATE_PAYEES, Item.ONE_OFF_PAYEES) && facts.same(Item.GRADUATE_ONE_OFF, Item.ONE_OFF)) {
            out.sentence(during, graduates);
        } else {
            out.sentence(during, out.clause(Phrase.ONE_OFF, Item.ONE_OFF_PAYEES, Item.ONE_OFF), graduates == null ? null : out.together(Phrase.AMONG_THEM, "", graduates));
        }
    }
}
