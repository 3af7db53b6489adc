// Where the graph comes from: the page from disk holds it in a data block; the application fetches it and gives it here
// before it loads the modules that draw.
let given = null;

export const give = (payload) => (given = payload);

export const payload = () => given ?? JSON.parse(document.getElementById("data").textContent);
