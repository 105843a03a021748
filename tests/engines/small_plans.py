"""Small contributions that share bodies, a cited document and background, as real plans do."""

from graph.build.contribution import Contribution, Edge, Node
from graph.ids import edge_id
from graph.ontology import DocumentLabel, EdgeType, Label

FOREIGN, HOME, OFFICE = "agency:gia-lai:ngoai_vu", "agency:gia-lai:noi_vu", "agency:central:bo_ngoai_giao"
DIRECTIVE = "doc:bo:chi-thi:1-ct:2020"


def plan(name, tasks=(), *, cites=(), title=None, background=True):
    """The plan `name`: `tasks` as (ref, lead, partner), `cites` as (document id, title) of directives."""
    document = plan_id(name)
    made = Maker(document)
    made.node(
        Label.DOCUMENT, document, DocumentLabel.PLAN, title=title or f"Kế hoạch {name}", status="loaded", symbol=name
    )
    for ref, lead, partner in tasks:
        task = made.node(Label.TASK, f"{document}#{ref}", ref=ref, title=f"Việc {ref}", document=document, order=1)
        made.edge(EdgeType.CONTAINS, document, task, ref)
        made.edge(EdgeType.LEADS, made.body(lead), task, ref, basis="explicit")
        made.edge(EdgeType.PARTNERS, made.body(partner), task, ref, modality="assignment")
        if background:
            made.background(EdgeType.REPORTS_TO, made.body(lead), made.body(OFFICE), line="professional")
            made.background(EdgeType.LOCATED_IN, lead, made.node(Label.PROVINCE, "province:gia-lai", name="Gia Lai"))
    for cited, words in cites:
        made.node(Label.DOCUMENT, cited, DocumentLabel.DIRECTIVE, status="cited", title=words, symbol="1/CT")
        made.edge(EdgeType.IMPLEMENTS, document, cited, "căn cứ", written="1/CT")
    return made.contribution()


def directive(title="Chỉ thị số 1"):
    """The directive that plans cite, as a loaded document of its own."""
    made = Maker(DIRECTIVE)
    made.node(
        Label.DOCUMENT, DIRECTIVE, DocumentLabel.DIRECTIVE, status="loaded", title=title, symbol="1/CT", year=2020
    )
    made.edge(EdgeType.ISSUED, made.body(OFFICE), DIRECTIVE, "tiêu đề")
    return made.contribution()


def plan_id(name):
    """The id of the plan `name`."""
    return f"doc:ubnd:ke-hoach:{name}:2020"


class Maker:
    """Collects nodes and edges of one document, each once."""

    def __init__(self, document):
        self.document, self.nodes, self.edges = document, {}, {}

    def node(self, label, node, second=None, **properties):
        self.nodes[node] = Node(label, second, node, {"id": node, **properties})
        return node

    def body(self, body):
        return self.node(Label.AGENCY, body, name=body.rpartition(":")[2], kind="body")

    def edge(self, kind, start, end, locator, **properties):
        words = {"document": self.document, "locator": locator, "quote": "…", "start": 1, "end": 2, "confidence": 1.0}
        self._edge(kind, start, end, edge_id(start, kind, end, self.document, locator), words | properties)

    def background(self, kind, start, end, **properties):
        self._edge(kind, start, end, edge_id(start, kind, end, None, "registry"), {"source": "registry"} | properties)

    def _edge(self, kind, start, end, edge, properties):
        labels = self.nodes[start].label, self.nodes[end].label
        self.edges[edge] = Edge(kind, start, end, *labels, {"id": edge, **properties})

    def contribution(self):
        return Contribution(self.document, tuple(self.nodes.values()), tuple(self.edges.values()))
