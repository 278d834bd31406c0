import { Document, Page, StyleSheet, Text, View } from "@react-pdf/renderer";
import type { Evidence } from "@/server/messaging";
import { brokenWords, drawable, type Entry, entriesOf, isReplacedIn } from "./entries";

export interface EvidenceWords {
  readonly title: string;
  readonly intro: string;
  readonly zone: string;
  readonly replaced: string;
  readonly none: string;
  readonly page: (page: number, pages: number) => string;
  readonly section: (name: Section) => string;
}

const sections = [
  "message",
  "recipient",
  "author",
  "campaign",
  "approval",
  "ai",
  "verdict",
  "consent",
  "suppressions",
  "carrier",
] as const;
type Section = (typeof sections)[number] | "file";

const styles = StyleSheet.create({
  page: { paddingTop: 48, paddingBottom: 56, paddingHorizontal: 48, fontFamily: "Helvetica", fontSize: 9 },
  title: { fontFamily: "Helvetica-Bold", fontSize: 16, marginBottom: 6 },
  note: { lineHeight: 1.4, marginBottom: 4, color: "#333333" },
  section: { marginTop: 12 },
  heading: { fontFamily: "Helvetica-Bold", fontSize: 11, paddingBottom: 3, borderBottom: "1 solid #999999" },
  entry: { flexDirection: "row", paddingVertical: 2 },
  name: { width: 130, color: "#444444", paddingRight: 8 },
  nest: { fontFamily: "Helvetica-Bold", paddingVertical: 2 },
  words: { flex: 1, lineHeight: 1.35 },
  rule: { borderTop: "0.5 solid #cccccc", paddingTop: 4, marginTop: 4 },
  footer: { position: "absolute", bottom: 28, left: 48, right: 48, color: "#444444", fontSize: 8 },
});

/** Characters of an entry that stays on one page. */
const longestUnbroken = 600;

type DocumentProps = { evidence: Evidence; words: EvidenceWords };

/** The evidence as pages: every field of the JSON file, as text that can be searched and copied. */
export function EvidenceDocument({ evidence, words }: DocumentProps) {
  const { made_at, business } = evidence;
  const parts = partsOf(evidence);
  const isReplaced = parts.some(({ entries }) => entries.some((entry) => isReplacedIn(entry.words ?? "")));
  return (
    <Document title={words.title} author={business.name} creationDate={made_at} modificationDate={made_at}>
      <Page size="A4" style={styles.page}>
        <Text style={styles.title}>{words.title}</Text>
        <Note>{words.intro}</Note>
        <Note>{words.zone}</Note>
        {isReplaced && <Note>{words.replaced}</Note>}
        {parts.map(({ name, entries }) => (
          <SectionView key={name} heading={words.section(name)} none={words.none} entries={entries} />
        ))}
        <Text
          fixed
          style={styles.footer}
          render={({ pageNumber, totalPages }) => drawable(words.page(pageNumber, totalPages))}
        />
      </Page>
    </Document>
  );
}

function partsOf(evidence: Evidence): { name: Section; entries: Entry[] }[] {
  const { form, made_at, workspace, business, sha256 } = evidence;
  const wording = { zone: business.time_zone };
  return [
    { name: "file", entries: entriesOf({ form, made_at, workspace, business, sha256 }, wording) },
    ...sections.map((name) => ({ name, entries: entriesOf(evidence[name] ?? {}, wording) })),
  ];
}

const Note = ({ children }: { children: string }) => <Text style={styles.note}>{drawable(children)}</Text>;

type SectionProps = { heading: string; none: string; entries: readonly Entry[] };

function SectionView({ heading, none, entries }: SectionProps) {
  return (
    <View style={styles.section}>
      <Text style={styles.heading} minPresenceAhead={40}>
        {heading}
      </Text>
      {entries.length === 0 && <Text style={styles.entry}>{none}</Text>}
      {entries.map((entry, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a page that is drawn once
        <EntryView key={at} entry={entry} />
      ))}
    </View>
  );
}

function EntryView({ entry: { name, depth, words, opensOne } }: { entry: Entry }) {
  const place = [{ paddingLeft: depth * 10 }, ...(opensOne ? [styles.rule] : [])];
  if (words === null) return <Text style={[styles.nest, ...place]}>{name}</Text>;
  return (
    <View style={[styles.entry, ...place]} wrap={words.length > longestUnbroken}>
      <Text style={styles.name}>{drawable(name ?? "·")}</Text>
      <Text style={styles.words}>{brokenWords(drawable(words))}</Text>
    </View>
  );
}
