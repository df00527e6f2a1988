/** Numbers kept for a node: its label, its tree, where its roads begin, and how many there is room for. */
const NODE = 4
const TREE = 1
const FIRST = 2
const ROOM = 3

/**
 * Trees in numbers: a node has a label, belongs to a tree, and leads on to others by numbered roads. Packed into two lists, as
 * millions of steps are taken in a second, and what is close together is read fast. There is no node 0.
 */
export class Forest {
  private nodes: Int32Array = new Int32Array(1024 * NODE)
  private roads: Int32Array = new Int32Array(4096)
  private paved = 1
  /** Nodes so far. */
  size = 0

  /** @returns the new node */
  grow(label: number, tree: number): number {
    this.size++
    const node = this.size * NODE
    if (node + NODE > this.nodes.length) this.nodes = doubled(this.nodes)
    this.nodes[node] = label
    this.nodes[node + TREE] = tree
    return this.size
  }

  label(node: number): number {
    return this.nodes[node * NODE] ?? 0
  }

  tree(node: number): number {
    return this.nodes[node * NODE + TREE] ?? 0
  }

  /** The node at the end of a road; 0: none is there. */
  next(node: number, road: number): number {
    const at = node * NODE
    const { nodes } = this
    return road < (nodes[at + ROOM] ?? 0) ? (this.roads[(nodes[at + FIRST] ?? 0) + road] ?? 0) : 0
  }

  /** @returns the node that the road leads to */
  pave(node: number, road: number, to: number): number {
    const at = node * NODE
    const { nodes } = this
    const room = nodes[at + ROOM] ?? 0
    if (road >= room) {
      // Moved to where there is room for more.
      const first = nodes[at + FIRST] ?? 0
      const wanted = Math.max(road + 1, room * 2)
      while (this.paved + wanted > this.roads.length) this.roads = doubled(this.roads)
      this.roads.copyWithin(this.paved, first, first + room)
      nodes[at + FIRST] = this.paved
      nodes[at + ROOM] = wanted
      this.paved += wanted
    }
    this.roads[(nodes[at + FIRST] ?? 0) + road] = to
    return to
  }
}

function doubled(list: Int32Array): Int32Array {
  const longer = new Int32Array(list.length * 2)
  longer.set(list)
  return longer
}
