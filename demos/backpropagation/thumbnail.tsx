/** The concept at a glance. */
export default function Thumbnail() {
  return <svg class="thumbnail" viewBox="0 0 320 200" role="img" aria-label="A network" />;
}
